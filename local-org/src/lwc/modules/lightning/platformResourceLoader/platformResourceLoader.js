// lightning/platformResourceLoader: loads a script or a style sheet of a static resource once.
const loaded = new Map();

function once(url, makeElement) {
  if (!loaded.has(url)) {
    const loading = new Promise((resolve, reject) => {
      const element = makeElement();
      element.onload = () => resolve();
      element.onerror = () => reject(new Error(`${url} could not be loaded.`));
      document.head.appendChild(element);
    });
    loaded.set(url, loading);
    loading.catch(() => loaded.delete(url));
  }
  return loaded.get(url);
}

export function loadScript(_component, url) {
  return once(url, () => Object.assign(document.createElement('script'), { src: url }));
}

export function loadStyle(_component, url) {
  const attributes = { rel: 'stylesheet', href: url };
  return once(url, () => Object.assign(document.createElement('link'), attributes));
}
