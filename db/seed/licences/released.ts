/** Seats that were given back: who, of what, how many days ago it began and ended. */
export const RELEASED: readonly (readonly [key: string, product: string, from: number, until: number])[] = [
  ['wei.zhang', 'itwin-capture-modeler', 300, 41],
  ['diego.fuentes', 'flowmaster', 260, 75],
  ['noor.haddad', 'microstation', 410, 112],
  ['haruto.tanaka', 'staad-pro', 190, 33],
  ['agnieszka.lewandowska', 'openroads-designer', 505, 58],
  ['mateus.almeida', 'openrail-designer', 330, 64],
];
