/** Folder of the project. */
export const root: string;
/** Path of the Node 24 executable that npm installed with the project. */
export function node24(): string;
export function installDependencies(): void;
