import { Again, Another, More, postAnother, postApproval, postMore } from './approval.ts'
import { CANCELLING_ACTS } from './cancelling-acts.ts'
import { CLIENT_ACTS } from './client-acts.ts'
import { DESK_ACTS } from './desk-acts.ts'
import { DOCK_ACTS } from './dock-acts.ts'
import { nothing } from './forms.ts'
import { type Happening, happening } from './happening.ts'
import { SHIPPING_ACTS } from './shipping-acts.ts'
import { VENDOR_ACTS } from './vendor-acts.ts'

/** All that may happen in a file, under the words that it is written with. */
export const HAPPENINGS: Record<string, Happening> = {
  ...CLIENT_ACTS,
  ...SHIPPING_ACTS,
  ...DOCK_ACTS,
  ...DESK_ACTS,
  ...VENDOR_ACTS,
  ...CANCELLING_ACTS,
  'approved again': happening(Again, (play, again) => play.act(() => postApproval(play, again))),
  'more is asked for': happening(More, (play, more, at) => play.act(() => postMore(play, more, at))),
  'another RMA is asked for': happening(Another, (play, another, at) => play.act(() => postAnother(play, another, at))),
  'told again': happening(nothing, play => play.again()),
}
