import { type Picture, readPng } from './png.ts';

/** What Teams asks of the two icons, as sentences on what is wrong; none if they fit. */
export const faultsInIcons = (color: Buffer, outline: Buffer): readonly string[] => [
  ...faultsIn('color.png', color, 192, faultsInColor),
  ...faultsIn('outline.png', outline, 32, faultsInOutline),
];

const faultsIn = (
  name: string,
  file: Buffer,
  size: number,
  more: (pixels: readonly Pixel[]) => readonly string[],
): readonly string[] => {
  try {
    const picture = readPng(file);
    const fits = picture.width === size && picture.height === size;
    return [
      ...(fits ? [] : [`is ${picture.width} by ${picture.height} pixels, not ${size} by ${size}`]),
      ...more(pixelsOf(picture)),
    ].map(fault => `${name}: ${fault}`);
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
  }
};

type Pixel = { readonly white: boolean; readonly alpha: number };

const pixelsOf = ({ rgba }: Picture): readonly Pixel[] =>
  Array.from({ length: rgba.length / 4 }, (_, pixel) => {
    const [red, green, blue, alpha = 0] = rgba.subarray(pixel * 4, pixel * 4 + 4);
    return { white: red === 255 && green === 255 && blue === 255, alpha };
  });

/** Teams rounds the corners itself, so the square is filled. */
const faultsInColor = (pixels: readonly Pixel[]): readonly string[] =>
  pixels.every(({ alpha }) => alpha === 255) ? [] : ['is transparent in places; it has to fill its square'];

const faultsInOutline = (pixels: readonly Pixel[]): readonly string[] => [
  ...(pixels.every(({ white, alpha }) => white || alpha === 0) ? [] : ['has another colour than white']),
  ...(pixels.some(({ alpha }) => alpha === 0) ? [] : ['has no transparent background']),
  ...(pixels.some(({ alpha }) => alpha === 255) ? [] : ['shows nothing']),
];
