/**
 * What the functions of a format look at: a MessageEvent, or what a loop or `EventStreamDecoder` gives. `data` may also be
 * what `parse` has made of it, so a message that has been parsed once is not parsed again.
 */
export interface FormatMessage<T extends object> {
	readonly type: string;
	readonly data: string | T | undefined;
}
/**
 * What a message means for the end of its stream.
 *
 * - `true`: it was the last one; the stream is complete.
 * - an Error: the stream has failed.
 * - `'eof'`: the stream is complete if its body ends cleanly now, which is all that a format without an end mark can say. The
 *   next message may take that back with `false`, and leaves it as it is with `undefined`.
 * - `false`, `undefined`: there is more to come.
 *
 * A message for which it is `true` has no text: a reader that stops in front of it has the whole answer.
 */
export type FormatVerdict = boolean | "eof" | Error | undefined;
/**
 * How to read the stream of one service. A plain object: `new EventSource(url, { ...openai, method: 'POST', … })` takes what
 * it knows of it. No function needs `this`, and none throws, whatever the message is.
 */
export interface Format<T extends object> {
	/** The message's JSON, as the service documents it; nothing checks that. Undefined: it has none, as `[DONE]` or an empty message. */
	parse(message: FormatMessage<T>): T | undefined;
	/** The piece of the answer that this message brings, without thinking, tool calls and refusals; `''` if it brings none. */
	text(message: FormatMessage<T>): string;
	/** Judges a message. The Errors are FormatErrors. */
	done(message: FormatMessage<T>): FormatVerdict;
}
/**
 * A format with messages that replace text, or take it back. Its pieces alone do not make the answer, and neither do a piece
 * and the answer so far (what is taken back may begin anywhere in it). So there is a reader, which keeps what it needs:
 * `answer()` makes one for one response, and it gives the whole answer so far for each message, in their order. A response
 * that begins the answer anew, as after a replay, takes a new reader.
 */
export interface ReplacingFormat<T extends object> extends Format<T> {
	answer(): (message: FormatMessage<T>) => string;
}
/** The error that a service reports inside its stream, or a message that came damaged. */
export declare class FormatError extends Error {
	readonly name = "FormatError";
	/** The service's own code or type of the error, such as `'overloaded_error'` or `503`. */
	readonly code: string | number | undefined;
	/** The message as parsed, or its text if it is no JSON. */
	readonly cause: unknown;
	/** @param detail the part of it that says what is wrong: an object with `message`, `msg` or `errorText`, or the text itself */
	constructor(detail: unknown, cause?: unknown);
}
/** A part of an answer. */
export interface TextPart {
	type?: string;
	text?: string;
	thought?: boolean;
}
interface OfRun {
	timestamp?: number;
	rawEvent?: unknown;
}
interface OfAgent extends OfRun {
	/** Whose event it is: the subagent's with this id; without one, the agent's own. */
	subagentRunId?: string;
}
/** The events that concern text, tool calls, thinking, state and the end. Others come as they are. */
export type AGUIEvent = (OfRun & {
	type: "RUN_STARTED";
	threadId: string;
	runId: string;
})
/** `outcome` is missing for a success. */
 | (OfRun & {
	type: "RUN_FINISHED";
	threadId: string;
	runId: string;
	result?: unknown;
	outcome?: {
		type: string;
	};
}) | (OfRun & {
	type: "RUN_ERROR";
	message: string;
	code?: string;
}) | (OfAgent & {
	type: "SUBAGENT_ERROR";
	message: string;
	code?: string;
}) | (OfAgent & {
	type: "STEP_STARTED" | "STEP_FINISHED";
	stepName: string;
}) | (OfAgent & {
	type: "TEXT_MESSAGE_START";
	messageId: string;
	role?: string;
}) | (OfAgent & {
	type: "TEXT_MESSAGE_CONTENT" | "REASONING_MESSAGE_CONTENT";
	messageId: string;
	delta: string;
}) | (OfAgent & {
	type: "TEXT_MESSAGE_END";
	messageId: string;
}) | (OfAgent & {
	type: "TEXT_MESSAGE_CHUNK";
	messageId?: string;
	role?: string;
	delta?: string;
}) | (OfAgent & {
	type: "TOOL_CALL_START";
	toolCallId: string;
	toolCallName: string;
	parentMessageId?: string;
}) | (OfAgent & {
	type: "TOOL_CALL_ARGS";
	toolCallId: string;
	delta: string;
}) | (OfAgent & {
	type: "TOOL_CALL_END";
	toolCallId: string;
}) | (OfAgent & {
	type: "TOOL_CALL_CHUNK";
	toolCallId?: string;
	toolCallName?: string;
	parentMessageId?: string;
	delta?: string;
}) | (OfAgent & {
	type: "TOOL_CALL_RESULT";
	messageId: string;
	toolCallId: string;
	content: unknown;
}) | (OfAgent & {
	type: "STATE_SNAPSHOT";
	snapshot: unknown;
}) | (OfAgent & {
	type: "STATE_DELTA";
	delta: unknown[];
}) | (OfRun & {
	type: "MESSAGES_SNAPSHOT";
	messages: unknown[];
}) | (OfAgent & {
	type: "CUSTOM";
	name: string;
	value: unknown;
});
/**
 * The AG-UI protocol of agents, with `Accept: text/event-stream`.
 *
 * Complete with `RUN_FINISHED`, also if the run was interrupted or cancelled: see `outcome`. Failed with `RUN_ERROR`; the
 * error of a subagent ends nothing. Text is that of the agent itself: what several subagents say comes mixed.
 */
export declare const agui: Format<AGUIEvent>;
/** An event of a message. */
export type AnthropicEvent = {
	type: "message_start";
	message: AnthropicMessage;
} | {
	type: "content_block_start";
	index: number;
	content_block: AnthropicBlock;
} | {
	type: "content_block_delta";
	index: number;
	delta: AnthropicDelta;
} | {
	type: "content_block_stop";
	index: number;
}
/** `usage` is that of the whole message so far. */
 | {
	type: "message_delta";
	delta: {
		stop_reason?: string | null;
		stop_sequence?: string | null;
	};
	usage?: AnthropicUsage;
} | {
	type: "message_stop";
} | {
	type: "ping";
} | {
	type: "error";
	error: {
		type?: string;
		message?: string;
	};
};
export interface AnthropicMessage {
	id: string;
	role: string;
	model?: string;
	content: AnthropicBlock[];
	stop_reason?: string | null;
	usage?: AnthropicUsage;
}
/** A block as it begins: `text` and `thinking` are empty, the `input` of a `tool_use` comes in deltas. */
export interface AnthropicBlock {
	type: string;
	text?: string;
	thinking?: string;
	id?: string;
	name?: string;
	input?: unknown;
}
export type AnthropicDelta = {
	type: "text_delta";
	text: string;
}
/** A tool's input. The pieces of a block are JSON only once it has stopped. */
 | {
	type: "input_json_delta";
	partial_json: string;
} | {
	type: "thinking_delta";
	thinking: string;
} | {
	type: "signature_delta";
	signature: string;
} | {
	type: "citations_delta";
	citation: object;
};
export interface AnthropicUsage {
	input_tokens?: number | null;
	output_tokens?: number;
	cache_creation_input_tokens?: number | null;
	cache_read_input_tokens?: number | null;
}
/**
 * Anthropic's messages, `POST /v1/messages`.
 *
 * Complete with `message_stop`, failed with `error`. Every event is named, so `onmessage` hears none of them.
 */
export declare const anthropic: Format<AnthropicEvent>;
/** What an event is called is not in its JSON, so `parse` puts the two together. Other events come in the same shape. */
export type CozeEvent = {
	event: "conversation.message.delta" | "conversation.message.completed";
	data: CozeMessage;
} | {
	event: `conversation.chat.${"created" | "in_progress" | "completed" | "failed" | "requires_action"}`;
	data: CozeChat;
} | {
	event: "error";
	data: {
		code?: number;
		msg?: string;
	};
};
export interface CozeMessage {
	id?: string;
	chat_id?: string;
	conversation_id?: string;
	role?: string;
	/** `answer` is the answer; `verbose` and `follow_up` come behind it. */
	type?: "answer" | "function_call" | "tool_response" | "knowledge" | "follow_up" | "verbose" | (string & {});
	content?: string;
	content_type?: string;
	/** Thinking. */
	reasoning_content?: string;
}
export interface CozeChat {
	id?: string;
	conversation_id?: string;
	status?: string;
	last_error?: {
		code?: number;
		msg?: string;
	} | null;
	usage?: {
		token_count?: number;
		input_count?: number;
		output_count?: number;
	};
	required_action?: unknown;
}
/**
 * Coze's chat, `POST /v3/chat`.
 *
 * Complete with the event named `done`, whatever its data; failed with `conversation.chat.failed` or `error`. Every event is
 * named, so `onmessage` hears none of them.
 */
export declare const coze: Format<CozeEvent>;
/** An event of a generation. */
export interface DashScopeEvent {
	output?: {
		/** With `result_format: 'message'`. */
		choices?: DashScopeChoice[];
		/** With `result_format: 'text'`. */
		text?: string | null;
		finish_reason?: DashScopeFinishReason;
	};
	usage?: {
		input_tokens?: number;
		output_tokens?: number;
		total_tokens?: number;
	};
	request_id?: string;
	/** An error: `done` gives it. */
	code?: string;
	message?: string;
}
/** The string `'null'` while there is more to come. */
export type DashScopeFinishReason = "null" | "stop" | "length" | "tool_calls" | (string & {}) | null;
export interface DashScopeChoice {
	index?: number;
	finish_reason?: DashScopeFinishReason;
	message?: {
		role?: string;
		/** A list of parts with multimodal models. */
		content?: string | TextPart[] | null;
		/** Thinking. */
		reasoning_content?: string | null;
		tool_calls?: {
			index?: number;
			id?: string;
			type?: string;
			function?: {
				name?: string;
				arguments?: string;
			};
		}[];
	};
}
/**
 * DashScope's own protocol (Qwen), with `X-DashScope-SSE: enable` and `incremental_output: true`.
 *
 * There is no end mark: `finish_reason` makes the end of the body a complete one.
 */
export declare const dashscope: Format<DashScopeEvent>;
/** The same without `incremental_output`: every event brings the whole answer so far, as `text` and `answer()` give it. */
export declare const dashscopeSnapshots: ReplacingFormat<DashScopeEvent>;
interface OfTask {
	task_id?: string;
	/** Of applications that chat; missing in events of a plain workflow. */
	message_id?: string;
	conversation_id?: string;
	created_at?: number;
}
/** The events that concern text and the end. Others, as those of nodes, come as they are. */
export type DifyEvent = 
/** `message_replace`: `answer` stands for all that came, as when moderation finds something. */
(OfTask & {
	event: "message" | "agent_message" | "message_replace";
	answer: string;
}) | (OfTask & {
	event: "agent_thought";
	thought?: string;
	tool?: string;
	tool_input?: string;
	observation?: string;
}) | (OfTask & {
	event: "message_end";
	metadata?: {
		usage?: Record<string, unknown>;
		retriever_resources?: unknown[];
	};
}) | (OfTask & {
	event: "text_chunk" | "text_replace";
	data: {
		text: string;
	};
}) | (OfTask & {
	event: "workflow_started" | "node_started" | "node_finished";
	workflow_run_id?: string;
	data: Record<string, unknown>;
}) | (OfTask & {
	event: "workflow_finished";
	workflow_run_id?: string;
	data: DifyWorkflowResult;
}) | (OfTask & {
	event: "tts_message" | "tts_message_end";
	audio?: string;
}) | (OfTask & {
	event: "error";
	status?: number;
	code?: string;
	message?: string;
});
export interface DifyWorkflowResult {
	id?: string;
	status: "succeeded" | "failed" | "stopped" | (string & {});
	outputs?: Record<string, unknown> | null;
	error?: string | null;
	elapsed_time?: number;
	total_tokens?: number;
}
/**
 * Dify's applications: `POST /v1/chat-messages`, `/v1/completion-messages` and `/v1/workflows/run`.
 *
 * Complete with `message_end`; a plain workflow with `workflow_finished`. In a chat with a workflow inside, that only makes the
 * end of the body a complete one. Failed with `error`, behind which pings may go on, or a workflow that has failed. The kind of
 * an event is in the JSON.
 */
export declare const dify: ReplacingFormat<DifyEvent>;
/** A chunk of what `streamGenerateContent` generates. */
export interface GeminiChunk {
	/** Missing if the prompt was blocked, and in chunks that bring something else. */
	candidates?: GeminiCandidate[];
	/** Why the prompt was blocked. */
	promptFeedback?: {
		blockReason?: string;
		blockReasonMessage?: string;
		safetyRatings?: unknown[];
	};
	usageMetadata?: GeminiUsage;
	modelVersion?: string;
	responseId?: string;
	/** The stream has failed: `done` gives the Error. */
	error?: {
		code?: number;
		message?: string;
		status?: string;
		details?: unknown[];
	};
}
export interface GeminiCandidate {
	index?: number;
	content?: {
		role?: string;
		parts?: GeminiPart[];
	};
	finishReason?: "STOP" | "MAX_TOKENS" | "SAFETY" | (string & {});
	finishMessage?: string;
	groundingMetadata?: object;
	citationMetadata?: object;
	safetyRatings?: unknown[];
}
/** `thought`: the text is thinking. */
export interface GeminiPart extends Omit<TextPart, "type"> {
	thoughtSignature?: string;
	functionCall?: {
		id?: string;
		name?: string;
		args?: Record<string, unknown>;
	};
	executableCode?: {
		language?: string;
		code?: string;
	};
	codeExecutionResult?: {
		outcome?: string;
		output?: string;
	};
	inlineData?: {
		mimeType?: string;
		data?: string;
	};
}
export interface GeminiUsage {
	promptTokenCount?: number;
	candidatesTokenCount?: number;
	thoughtsTokenCount?: number;
	cachedContentTokenCount?: number;
	totalTokenCount?: number;
}
/**
 * Google's Gemini, `POST /v1beta/models/…:streamGenerateContent?alt=sse`. (Without `alt=sse` it is one JSON array.)
 *
 * There is no end mark. A `finishReason` may be followed by more, as in rounds of built-in tools, so it only makes the end of
 * the body a complete one; so does a blocked prompt.
 */
export declare const gemini: Format<GeminiChunk>;
interface Numbered {
	sequence_number?: number;
}
interface OfItem extends Numbered {
	item_id?: string;
	output_index?: number;
}
interface OfPart extends OfItem {
	content_index?: number;
}
/** The events that concern text, thinking, function calls and the end. Others, as those of built-in tools, come as they are. */
export type OpenAIResponsesEvent = (Numbered & {
	type: "response.queued" | "response.created" | "response.in_progress" | "response.completed" | "response.incomplete" | "response.failed";
	response?: OpenAIResponse;
}) | (OfPart & {
	type: "response.output_text.delta" | "response.refusal.delta" | "response.reasoning_text.delta";
	delta: string;
}) | (OfPart & {
	type: "response.output_text.done" | "response.reasoning_text.done";
	text: string;
}) | (OfPart & {
	type: "response.refusal.done";
	refusal: string;
}) | (OfItem & {
	type: "response.reasoning_summary_text.delta";
	summary_index?: number;
	delta: string;
}) | (OfItem & {
	type: "response.reasoning_summary_text.done";
	summary_index?: number;
	text: string;
}) | (OfItem & {
	type: "response.function_call_arguments.delta";
	delta: string;
}) | (OfItem & {
	type: "response.function_call_arguments.done";
	arguments: string;
}) | (OfItem & {
	type: "response.output_item.added" | "response.output_item.done";
	item: OpenAIResponsesItem;
}) | (OfPart & {
	type: "response.content_part.added" | "response.content_part.done";
	part: {
		type: string;
	};
}) | (Numbered & {
	type: "error";
	message?: string;
	code?: string | null;
	param?: string | null;
	error?: {
		message?: string;
		code?: string | null;
		type?: string;
	} | null;
});
/** What the events about a whole response carry of it. */
export interface OpenAIResponse {
	id: string;
	status?: "completed" | "failed" | "in_progress" | "cancelled" | "queued" | "incomplete";
	model?: string;
	output?: OpenAIResponsesItem[];
	error?: {
		code?: string;
		message?: string;
	} | null;
	/** Why an answer is unfinished: `max_output_tokens` or `content_filter`. */
	incomplete_details?: {
		reason?: string;
	} | null;
	usage?: {
		input_tokens: number;
		output_tokens: number;
		total_tokens: number;
	} | null;
}
/** A message, a function call with `call_id`, `name` and `arguments`, or what else the output is made of. */
export interface OpenAIResponsesItem {
	type: string;
	id?: string | null;
	status?: string | null;
	role?: string;
	content?: unknown;
	call_id?: string | null;
	name?: string | null;
	arguments?: unknown;
}
/**
 * OpenAI's responses, `POST /v1/responses`.
 *
 * Complete with `response.completed` or `response.incomplete` (stopped by length or filter), failed with `response.failed` or
 * `error`. Every event is named, so `onmessage` hears none of them. A `[DONE]`, which gateways add, means nothing.
 */
export declare const openaiResponses: Format<OpenAIResponsesEvent>;
/** A chunk of a chat completion, with what the services that speak OpenAI's language add to it. */
export interface OpenAIChunk {
	id?: string;
	object?: string;
	created?: number;
	model?: string;
	/** Empty or missing in chunks that bring something else: usage, or what a filter found in the prompt. */
	choices?: OpenAIChoice[];
	/** In the chunk behind the one with `finish_reason`, if `stream_options.include_usage` asks for it. */
	usage?: OpenAIUsage | null;
	service_tier?: string | null;
	system_fingerprint?: string | null;
	/** Azure's. */
	prompt_filter_results?: unknown[];
	/** The stream has failed: `done` gives the Error. */
	error?: {
		message?: string;
		type?: string | null;
		code?: string | number | null;
		param?: string | null;
		metadata?: unknown;
	} | string | null;
}
export interface OpenAIChoice {
	/** With `n` above 1 the chunks of several answers come mixed; `text` reads the one with 0. */
	index?: number;
	/** Missing in what Azure's asynchronous filter adds. */
	delta?: OpenAIDelta;
	finish_reason?: "stop" | "length" | "tool_calls" | "content_filter" | "function_call" | (string & {}) | null;
	logprobs?: unknown;
	/** Azure's. */
	content_filter_results?: unknown;
}
export interface OpenAIDelta {
	role?: string;
	/** A list of parts with Mistral's thinking models. */
	content?: string | OpenAIContentPart[] | null;
	refusal?: string | null;
	/** Thinking: the one with DeepSeek, Qwen and older vLLM, the other with OpenRouter and newer vLLM. */
	reasoning_content?: string | null;
	reasoning?: string | null;
	tool_calls?: OpenAIToolCall[];
}
export interface OpenAIContentPart extends TextPart {
	thinking?: TextPart[] | string;
}
/** A piece of a tool call. Pieces of one call have the same `index`; id and name are in the first one only. */
export interface OpenAIToolCall {
	index?: number;
	id?: string;
	type?: string;
	/** `arguments` of all pieces, joined, are JSON. */
	function?: {
		name?: string;
		arguments?: string;
	};
	custom?: {
		name?: string;
		input?: string;
	};
}
export interface OpenAIUsage {
	prompt_tokens?: number;
	completion_tokens?: number;
	total_tokens?: number;
	prompt_tokens_details?: {
		cached_tokens?: number;
		audio_tokens?: number;
	} | null;
	completion_tokens_details?: {
		reasoning_tokens?: number;
		audio_tokens?: number;
	} | null;
}
/**
 * OpenAI's chat completions, `POST /v1/chat/completions`; also of Azure, DeepSeek, Mistral, OpenRouter, Qwen and Spark, vLLM,
 * llama.cpp, Ollama, SGLang and LM Studio.
 *
 * Complete with `[DONE]`, which is behind the usage. Not with `finish_reason`, and never behind an error, though some send
 * `[DONE]` there as well.
 */
export declare const openai: Format<OpenAIChunk>;
interface OfTool {
	toolCallId: string;
	providerExecuted?: boolean;
	dynamic?: boolean;
}
/** A part of a message of the AI SDK. */
export type UIMessageStreamPart = {
	type: "start";
	messageId?: string;
	messageMetadata?: unknown;
} | {
	type: "text-start" | "text-end" | "reasoning-start" | "reasoning-end";
	id: string;
} | {
	type: "text-delta" | "reasoning-delta";
	id: string;
	delta: string;
} | (OfTool & {
	type: "tool-input-start";
	toolName: string;
}) | (OfTool & {
	type: "tool-input-delta";
	inputTextDelta: string;
}) | (OfTool & {
	type: "tool-input-available";
	toolName: string;
	input: unknown;
}) | (OfTool & {
	type: "tool-input-error";
	toolName: string;
	input: unknown;
	errorText: string;
}) | (OfTool & {
	type: "tool-output-available";
	output: unknown;
	preliminary?: boolean;
}) | (OfTool & {
	type: "tool-output-error";
	errorText: string;
}) | (OfTool & {
	type: "tool-output-denied";
}) | {
	type: "tool-approval-request";
	approvalId: string;
	toolCallId: string;
	reason?: string;
} | {
	type: "tool-approval-response";
	approvalId: string;
	approved: boolean;
	reason?: string;
} | {
	type: "source-url";
	sourceId: string;
	url: string;
	title?: string;
} | {
	type: "source-document";
	sourceId: string;
	mediaType: string;
	title: string;
	filename?: string;
} | {
	type: "file" | "reasoning-file";
	url: string;
	mediaType: string;
} | {
	type: `data-${string}`;
	id?: string;
	data: unknown;
	transient?: boolean;
} | {
	type: "custom";
	kind: string;
}
/** What the user has added meanwhile. */
 | {
	type: "steering-message";
	id: string;
	parts: unknown[];
} | {
	type: "start-step" | "finish-step" | "reset-step";
} | {
	type: "message-metadata";
	messageMetadata: unknown;
} | {
	type: "finish";
	finishReason?: string;
	messageMetadata?: unknown;
}
/** Somebody has stopped it. */
 | {
	type: "abort";
	reason?: string;
} | {
	type: "error";
	errorText: string;
};
/**
 * The Vercel AI SDK's UI message stream, version 1, from an application's own endpoint, usually `POST /api/chat`.
 *
 * Complete with `[DONE]`, failed with a part of type `error`, or finished by one; `[DONE]` follows those too. `reset-step`
 * takes back what came since the last `start-step`, so the answer is what `answer()` reads.
 */
export declare const uiMessageStream: ReplacingFormat<UIMessageStreamPart>;

export {};
