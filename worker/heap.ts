import { setFlagsFromString } from 'node:v8'

/**
 * Imported first, for its effect: garbage is collected whenever the heap has grown by a fifth, not only when it has
 * doubled. Letters leave much of it behind, and what a worker takes of the machine is to stay near what it needs.
 */
setFlagsFromString('--heap-growing-percent=20')
