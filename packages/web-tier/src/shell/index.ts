export { END_OF_FILE, writeFile, writeUnit } from './write-file';
