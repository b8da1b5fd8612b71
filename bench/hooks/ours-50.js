import { throttled } from './ours.js';

export const useAnswer = throttled(50);
