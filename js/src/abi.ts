// The words that both sides of the boundary must agree on: wasm/abi.go has the same under the same names, with what they
// mean, and a test compares them.

export const WINDOW = 65536
export const TABLE = 1024
export const STREAMS = 512

export const CONSUMED_SHIFT = 12
export const COUNT_MASK = 4095

export const DATA = 1
export const TYPE = 2
export const ID_PART = 3
export const ID = 4
export const END = 5
export const LIMIT = 6
export const KIND_MASK = 7
export const CONTINUE = 8
export const NEWLINE = 16
export const DISPATCH = 32
export const START_SHIFT = 8

export const ONCE = 0
export const STANDARD = 1
export const RESUME = 2
export const REJECTED = 3
export const REPLAY = 4
export const HAS_DONE = 8
export const HAS_REQUEST = 16

export const IS_EVENT_STREAM = 1
export const IS_GET = 2
export const NAMES_STATUSES = 4
export const IS_NAMED = 8

export const EOF = 0
export const NETWORK = 1
export const TIMEOUT = 2
export const REQUEST = 3
export const STATUS = 4
export const CONTENT_TYPE = 5
export const EVENT_LIMIT = 6
export const URL = 7
export const WASM = 8
export const UNSUPPORTED = 9
export const HAS_ID = 16
export const HAS_SENTINEL = 32
export const MAY_END = 64

export const COMPLETE = 1
export const CLEAN_END = 2
export const INCOMPLETE = 3
export const FAILED = 4

export const DRAIN_BYTES = 1048576
export const DRAIN_TIME = 5000
export const REFUSAL_BYTES = 65536
export const REFUSAL_TIME = 2000
export const LEAVE_TIME = 5000
