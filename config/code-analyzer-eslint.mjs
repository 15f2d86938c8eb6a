// ESLint inside Code Analyzer: its own rules, over the components that ship.
export default [{ ignores: ['**/staticresources/**', '**/__tests__/**'] }];
