import { throttled } from './use-chat.js';

export const useAnswer = throttled(50);
