/** Collections nested deeper than this are refused in YAML, so that no later walk can overflow the stack. */
export const MAX_YAML_DEPTH = 500;
