// Every component test may ask `await expect(element).toBeAccessible()`; every test starts with an empty page.
const { setup } = require('@sa11y/jest');

setup();
afterEach(() => {
  document.body.textContent = '';
  jest.clearAllMocks();
});
