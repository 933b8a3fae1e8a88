import type { Knowledge } from '../../knowledge/knowledge.ts';

/** The vendor's pages that people are sent to. */
export const vendorLinks = ({ vendor: { links } }: Knowledge) => ({
  ims: links.ims ?? '',
  portal: links.portal ?? '',
  connectionCenter: links.connectionCenter ?? '',
});
