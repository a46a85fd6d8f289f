import type { Label } from '../../base/label.js'

/** A chart to be written: its specification, and its picture, which is drawn once however many files it becomes. */
export interface DrawnChart {
  readonly spec: object
  readonly svg: () => Promise<string>
}

/** A kind of file that a chart can become. */
export interface ChartFile {
  /** As it is asked for: `--type png`. */
  readonly id: string
  /** How the file's name ends. */
  readonly suffix: string
  /** What it is. */
  readonly label: Label
  /** The file's content; `scale` is how many pixels a picture has for each point. */
  readonly content: (chart: DrawnChart, scale: number) => Promise<string | Uint8Array>
}

/** Every kind of file. What draws is loaded where it is used. */
export const chartFiles: readonly ChartFile[] = [
  {
    id: 'json',
    suffix: '.vl.json',
    label: { zh: 'Vega-Lite图表规格', en: 'the Vega-Lite specification' },
    content: async ({ spec }) => `${JSON.stringify(spec, null, 1)}\n`,
  },
  {
    id: 'svg',
    suffix: '.svg',
    label: { zh: '矢量图', en: 'a drawing' },
    content: ({ svg }) => svg(),
  },
  {
    id: 'png',
    suffix: '.png',
    label: { zh: '位图', en: 'a picture' },
    content: async ({ svg }, scale) => {
      const { toPng } = await import('./render.js')
      return toPng(await svg(), { scale })
    },
  },
]
