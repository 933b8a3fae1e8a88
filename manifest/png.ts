import { inflateSync } from 'node:zlib';

/** A picture as rows of red, green, blue and alpha. */
export type Picture = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads a PNG of eight bits a channel, in true colour with or without alpha: what icons are saved as. */
export const readPng = (file: Buffer): Picture => {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error('is not a PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colour, interlaced] = [file[24], file[25], file[28]];
  const channels = colour === 6 ? 4 : colour === 2 ? 3 : undefined;
  if (depth !== 8 || channels === undefined || interlaced !== 0)
    throw new Error('is not saved in true colour with eight bits a channel and without interlacing');
  const rows = unfilter(inflateSync(Buffer.concat(dataOf(file))), width * channels, height, channels);
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++)
    rgba.set(rows.subarray(pixel * channels, (pixel + 1) * channels), pixel * 4);
  return { width, height, rgba };
};

const dataOf = (file: Buffer): readonly Buffer[] => {
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return data;
};

/** Each row begins with the number of a filter, which says what of its neighbours was taken off each byte. */
const unfilter = (packed: Buffer, stride: number, height: number, step: number): Uint8Array => {
  const out = new Uint8Array(stride * height);
  const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (out[y * stride + x] ?? 0));
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const filter = packed[start] ?? 0;
    for (let x = 0; x < stride; x++) {
      const [left, up, corner] = [at(x - step, y), at(x, y - 1), x < step ? 0 : at(x - step, y - 1)];
      const taken = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[y * stride + x] = (packed[start + 1 + x] ?? 0) + taken;
    }
  }
  return out;
};

const paeth = (left: number, up: number, corner: number): number => {
  const [a, b, c] = [left, up, corner].map(it => Math.abs(left + up - corner - it));
  if (a === undefined || b === undefined || c === undefined) return 0;
  return a <= b && a <= c ? left : b <= c ? up : corner;
};
