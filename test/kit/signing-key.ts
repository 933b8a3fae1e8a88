/** Signs the links of every installation of the tests. */
export const SIGNING_KEY = 'a key that only the tests know, of 32 characters';
