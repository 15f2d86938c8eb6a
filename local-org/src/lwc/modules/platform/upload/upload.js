// Sends one file to the local org, with progress.
export function uploadFile(file, recordId, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name);
    request.open('POST', `/local-org/files?recordId=${encodeURIComponent(recordId ?? '')}`);
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.round((loaded / total) * 100));
    request.onload = () => finish(request, resolve, reject);
    request.onerror = () => reject(new Error('The upload was interrupted. Try again.'));
    request.send(form);
  });
}

function finish(request, resolve, reject) {
  let answer = null;
  try {
    answer = JSON.parse(request.responseText);
  } catch {
    // the status below tells what happened
  }
  const saved = Array.isArray(answer) ? answer[0] : answer?.files?.[0];
  if (request.status < 300 && saved) resolve(saved);
  else {
    const message = answer?.body?.message ?? answer?.message;
    reject(new Error(message ?? `The file was not saved (${request.status}). Try again.`));
  }
}

/** `accept` is a comma-separated list of extensions, as lightning-file-upload takes it. */
export function isAccepted(fileName, accept) {
  const extensions = listOf(accept);
  const name = fileName.toLowerCase();
  return extensions.length === 0 || extensions.some((extension) => name.endsWith(extension));
}

export function listOf(accept) {
  const items = Array.isArray(accept) ? accept : String(accept ?? '').split(',');
  return items.map((item) => item.trim().toLowerCase()).filter(Boolean);
}
