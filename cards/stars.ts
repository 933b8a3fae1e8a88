import { STARS, type Stars } from '../bot/domain/rating.ts';

/** "★★★★☆" */
export const starSigns = (stars: Stars): string => '★'.repeat(stars) + '☆'.repeat(STARS.length - stars);
