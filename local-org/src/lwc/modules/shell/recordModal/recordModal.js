export function openRecordModal() {}
