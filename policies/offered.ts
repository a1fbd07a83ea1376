import { RETURN_TYPES, type ReturnType } from '../domain/case.ts'

/** The returns that a company takes: those its profile has a section for. */
export function returnsOffered(profile: object): ReturnType[] {
  return RETURN_TYPES.filter(type => Object.hasOwn(profile, type))
}
