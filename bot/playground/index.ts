export type Playground = { readonly stop: () => Promise<void> };
export const startPlayground = async (_port: number, _say: (words: string) => void): Promise<Playground> => ({ stop: async () => {} });
