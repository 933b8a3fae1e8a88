const ink = { default: '#242424', subtle: '#616161' };
const colour = (default_: string, subtle = default_) => ({ default: default_, subtle });
const foregroundColors = {
  default: colour(ink.default, ink.subtle),
  dark: colour(ink.default, ink.subtle),
  light: colour('#ffffff', '#eeeeee'),
  accent: colour('#5b5fc7'),
  good: colour('#0e700e'),
  warning: colour('#8a5a00'),
  attention: colour('#b10e1c'),
};
const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
const label = { color: 'default', size: 'default', isSubtle: false };

/** Colours, sizes and spacing like those of Teams' light theme. */
export const hostConfig = {
  fontFamily: "'Segoe UI', 'Liberation Sans', 'Noto Sans CJK SC', sans-serif",
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 12 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  containerStyles: {
    default: style('#ffffff'),
    emphasis: style('#f5f5f5'),
    accent: style('#e8ebfa'),
    good: style('#e7f2da'),
    warning: style('#fbf6d9'),
    attention: style('#fcf4f6'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { ...label, weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { ...label, weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', weight: 'default', spacing: 'small' },
  },
} as const;

/**
 * What the page around the cards looks like; the renderer's own style sheet leaves buttons and inputs bare. As in Teams,
 * words break where they must, and a phone stacks the buttons that do not stand side by side.
 */
export const pageStyle = `
  body { font-family: 'Segoe UI', 'Liberation Sans', sans-serif; background: #ebebeb; margin: 16px; display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
  figure { margin: 0 }
  figcaption { font-size: 11px; color: #777; margin-bottom: 3px }
  .card { background: #fff; border: 1px solid #ddd; border-radius: 6px; overflow: hidden; box-sizing: border-box; word-break: break-word }
  .narrow .ac-actionSet, .narrow .ac-actionSet div { flex-wrap: wrap; row-gap: 8px }
  .card p { margin: 0 0 8px } .card p:last-child { margin-bottom: 0 }
  .card ul, .card ol { margin: 4px 0; padding-left: 20px }
  .ac-pushButton { border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; color: #242424; padding: 6px 12px; font-family: inherit; font-size: 14px; font-weight: 600; max-width: 100% }
  .ac-pushButton.style-positive { background: #5b5fc7; color: #fff; border-color: #5b5fc7 }
  input:not([type='checkbox'], [type='radio']), select, textarea { border: 1px solid #d1d1d1; border-radius: 4px; padding: 6px 8px; box-sizing: border-box; width: 100%; font: inherit; background: #fff; min-height: 32px }
  .ac-input.ac-textInput, .ac-input.ac-multichoiceInput { border-color: #d1d1d1; height: 32px }
  .ac-input.ac-textInput.ac-multiline { height: 84px }
  input[type='checkbox'], input[type='radio'] { width: 16px; height: 16px; margin: 3px 0 }
  a { color: #4f52b2; text-decoration: none }
`;
