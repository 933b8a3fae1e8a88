import { openDialect } from '../../db/open.ts';
import { storeContract } from './contract.ts';

storeContract('SQLite', () => openDialect('file::memory:'));
