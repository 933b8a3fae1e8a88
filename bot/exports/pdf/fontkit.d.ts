declare module 'fontkit' {
  export type Glyph = { readonly id: number; readonly advanceWidth: number; readonly codePoints: readonly number[] };

  export type GlyphPosition = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number };

  export type GlyphRun = {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
    readonly advanceWidth: number;
  };

  /** As much of a font as is used here. */
  export type Font = {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string): GlyphRun;
  };

  export const create: (file: Uint8Array) => Font;
}

declare namespace PDFKit.Mixins {
  interface PDFFont {
    /** pdfkit also takes a font that was opened already. */
    registerFont(name: string, font: import('fontkit').Font): this;
  }
}
