type WorkerModule = { default: new () => Worker }

const general = (): Promise<WorkerModule> => import('monaco-editor/editor/editor.worker?worker')
const css = (): Promise<WorkerModule> => import('monaco-editor/language/css/css.worker?worker')
const html = (): Promise<WorkerModule> => import('monaco-editor/language/html/html.worker?worker')
const json = (): Promise<WorkerModule> => import('monaco-editor/language/json/json.worker?worker')
const typescript = (): Promise<WorkerModule> => import('monaco-editor/language/typescript/ts.worker?worker')

const byLabel: Readonly<Record<string, () => Promise<WorkerModule>>> = {
  css,
  scss: css,
  less: css,
  html,
  json,
  javascript: typescript,
  typescript,
}

globalThis.MonacoEnvironment = {
  getWorker: async (_: string, label: string) => {
    const { default: LanguageWorker } = await (byLabel[label] ?? general)()
    return new LanguageWorker()
  },
}
