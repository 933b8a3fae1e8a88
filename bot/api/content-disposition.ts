/** RFC 6266: to be saved under this name, whatever stands in it; RFC 5987 for what is not ASCII. */
export const contentDisposition = (name: string): string => {
  const sound = name.replace(/\p{Surrogate}/gu, '\u{FFFD}').replace(/[\p{Cc}\p{Cf}\u{2028}\u{2029}]/gu, '');
  const plain = sound.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(sound).replace(
    /['()*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
