/** How the contract's names are spelt on the wire; used by the preload and by main, by nobody else. */
export const requestChannel = (group: string, method: string): string => `wych:${group}.${method}`;
export const eventChannel = (event: string): string => `wych-event:${event}`;
/** The one channel on which main hands the window a port: that of the browse it has just begun. */
export const browsePortChannel = 'wych-port:browse';
