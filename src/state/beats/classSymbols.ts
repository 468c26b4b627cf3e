/** The annotation codes of each class, for the glossary. */
export { CLASS_SYMBOLS } from '../../beats/classMap';
