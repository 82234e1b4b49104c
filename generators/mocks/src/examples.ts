import type { Contract } from "@lockstep/contract";

/**
 * The examples of success answers by operation, status, media type and name. The mocks serve an example only when it is valid
 * against its schema.
 */
export function contractExamples(contract: Contract): readonly (readonly [id: string, byStatus: object])[] {
  return contract.operations.flatMap(({ id, responses }) => {
    const byStatus = responses.flatMap(({ status, content }) => {
      if (!/^2|^default$/.test(status)) return [];
      const byMediaType = content.flatMap(({ mediaType, examples }) =>
        /json/i.test(mediaType) && Object.keys(examples).length > 0 ? [[mediaType, examples]] : [],
      );
      return byMediaType.length > 0 ? [[status, Object.fromEntries(byMediaType)]] : [];
    });
    return byStatus.length > 0 ? [[id, Object.fromEntries(byStatus)] as const] : [];
  });
}
