const SUFFIXES = (
  'owaniami owaniach owaniem owania owanie owaniu owan owana owany owane owanej owanego ' +
  'osciami osciach oscia osci osc ' +
  'aniami aniach aniem ania anie aniu eniami eniach eniem enia enie eniu ' +
  'ujacego ujacej ujacych ujacy ujaca ujace ajacego ajacej ajacych ajacy ajaca ajace ' +
  'owac ujesz uje uja ujemy ac ec ic yc asz esz isz ysz amy emy imy ymy ' +
  'alem alam ala alo ali aly al il ila ilo ili ily el ' +
  'anego anej anych anym any ana ane onego onej onych onym ony ona one ' +
  'iami iach iego iemu iej ich imi im iem iom iow ' +
  'ego emu ych ymi ym ej ami ach om ow owi owie em ie ia iu e a o u y i'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);

/** The stem of a lower-case Polish word without diacritics: the longest known ending goes while three letters stay. */
export const stemPolish = (word: string): string => {
  const ending = SUFFIXES.find(suffix => word.length - suffix.length >= 3 && word.endsWith(suffix));
  return ending ? word.slice(0, -ending.length) : word;
};
