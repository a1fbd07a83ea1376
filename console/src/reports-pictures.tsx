import { type ReactNode, useId } from 'react'

/**
 * Pictures of what a table beside them says in full: whoever does not see them misses nothing. What is told apart by
 * colour is also told apart by its dashes, its hatching or its name.
 */

export interface BarGroup {
  title: string
  bars: { name: string; value: number }[]
}

/** Bars with their names and numbers, in groups; all to one scale. */
export function Bars({ groups }: { groups: BarGroup[] }) {
  const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)))
  return (
    <figure aria-hidden>
      <div className="bars">
        {groups.flatMap(({ title, bars }) => [
          <div key={title} className="group breaks">
            {title}
          </div>,
          ...bars.flatMap(({ name, value }) => [
            <div key={`${title} ${name}`} className="breaks">
              {name}
            </div>,
            <div key={`${title} ${name} bar`} className="bar">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                <title>{name}</title>
                <rect className="fill mark-1" width={(value / most) * 100} height="10" />
              </svg>
              {value.toLocaleString('en')}
            </div>,
          ]),
        ])}
      </div>
    </figure>
  )
}

interface Framed {
  legend: { name: string; sample: ReactNode }[]
  /** At the top of the scale, and at its middle. */
  scale: [top: string, middle: string, bottom: string]
  days: string[]
  children: ReactNode
}

function Picture({ legend, scale, days, children }: Framed) {
  return (
    <figure aria-hidden>
      <ul className="legend">
        {legend.map(({ name, sample }) => (
          <li key={name}>
            <svg viewBox="0 0 32 14" focusable="false">
              <title>{name}</title>
              {sample}
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <div className="picture">
        <div className="scale">
          {scale.map((mark, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the three never change their places
            <span key={at}>{mark}</span>
          ))}
        </div>
        {children}
        <div className="days">
          {days.map(day => (
            <span key={day}>{day}</span>
          ))}
        </div>
      </div>
    </figure>
  )
}

/** Columns by day, what was in time below what was late. */
export function Columns({ data }: { data: { day: number; inTime: number; late: number }[] }) {
  const hatching = useId()
  const last = Math.max(10, ...data.map(({ day }) => day))
  const most = Math.max(1, ...data.map(({ inTime, late }) => inTime + late))
  const high = (value: number) => (value / most) * 100
  const hatched = `url(#${hatching})`
  return (
    <Picture
      legend={[
        { name: 'In time', sample: <rect className="fill mark-1" width="32" height="14" /> },
        {
          name: 'Late',
          sample: (
            <g>
              <rect className="fill mark-3" width="32" height="14" />
              <path className="hatch" d="M0 14 14 0M8 14 22 0M16 14 30 0M24 14 38 0" />
            </g>
          ),
        },
      ]}
      scale={[String(most), most > 1 && most % 2 === 0 ? String(most / 2) : '', '0']}
      days={['Day 0', `Day ${last}`]}
    >
      <svg viewBox={`0 0 ${last + 1} 100`} preserveAspectRatio="none" focusable="false">
        <title>Receipts by day</title>
        <defs>
          <pattern id={hatching} width="100%" height="6" patternUnits="userSpaceOnUse">
            <rect className="fill mark-3" width={last + 1} height="6" />
            <path className="hatch" vectorEffect="non-scaling-stroke" d={`M0 3 ${last + 1} 3`} />
          </pattern>
        </defs>
        {data.map(({ day, inTime, late }) => (
          <g key={day}>
            <rect className="fill mark-1" x={day + 0.1} width="0.8" y={100 - high(inTime)} height={high(inTime)} />
            <rect fill={hatched} x={day + 0.1} width="0.8" y={100 - high(inTime + late)} height={high(late)} />
          </g>
        ))}
      </svg>
    </Picture>
  )
}

export interface Line {
  name: string
  values: number[]
}

/** Up to four lines over the same days; `amount` says a value in words. */
export function Lines({ lines, days, amount }: { lines: Line[]; days: string[]; amount: (value: number) => string }) {
  const most = Math.max(1, ...lines.flatMap(({ values }) => values))
  const wide = Math.max(1, days.length - 1)
  // A single day is a line as well.
  const points = (values: number[]) => (values.length === 1 ? [...values, ...values] : values)
  return (
    <Picture
      legend={lines.map(({ name }, at) => ({
        name,
        sample: <path className={`line mark-${at + 1}`} d="M0 7H32" />,
      }))}
      scale={[amount(most), amount(Math.round(most / 2)), amount(0)]}
      days={[...new Set([days[0], days.at(-1)])].flatMap(day => day ?? [])}
    >
      <svg viewBox={`0 -2 ${wide} 104`} preserveAspectRatio="none" focusable="false">
        <title>By day</title>
        {lines.map(({ name, values }, at) => (
          <path
            key={name}
            className={`line mark-${at + 1}`}
            d={points(values)
              .map((value, x) => `${x === 0 ? 'M' : 'L'}${x} ${100 - (value / most) * 100}`)
              .join('')}
          />
        ))}
      </svg>
    </Picture>
  )
}
