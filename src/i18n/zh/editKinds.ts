/** What edits do to beats. */
export const EDIT_KINDS = { relabelled: '改标签', added: '添加', deleted: '删除', moved: '移动' };
