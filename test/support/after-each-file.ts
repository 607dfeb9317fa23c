import { afterAll } from 'vitest';
import { removeTemporaryFolders } from './temporary-folder.ts';

/** Vitest runs this before each test file, also where the modules of several files are the same ones. */
afterAll(removeTemporaryFolders);
