import { mkdirSync } from 'node:fs';
import { translator } from '../../locales/index.ts';
import { launchChromium } from '../kit/chromium.ts';
import { drawCards } from './draw.ts';
import { NOW } from './gallery/data.ts';
import { gallery } from './gallery.ts';

const [, , filter = '', lang = 'en', width = '420', across = '4'] = process.argv;
const t = translator(lang as 'en', 'Europe/Berlin', NOW);
const b = await launchChromium();
const cards = gallery.filter(e => new RegExp(filter).test(e.name)).map(e => ({ name: e.name, card: e.draw(t) }));
const { page, faults } = await drawCards(b, cards, Number(width), Number(across));
mkdirSync('test/artefacts', { recursive: true });
await page.screenshot({ path: `/tmp/look.png`, fullPage: true });
console.log(faults.join('\n'));
await b.close();
