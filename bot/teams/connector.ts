import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

/** The SDK's client of the Bot Connector. */
export type Connector = Awaited<
  ReturnType<ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>['create']>
>;

type Sent = { readonly requestId: string; abortSignal?: AbortSignal };
type Next = (request: Sent) => Promise<unknown>;
type Policy = { readonly name: string; readonly sendRequest: (request: Sent, next: Next) => Promise<unknown> };
type Placement = { readonly afterPhase?: 'Sign'; readonly beforePolicies?: readonly string[] };
type Pipeline = {
  removePolicy(which: { name: string }): unknown;
  addPolicy(policy: Policy, placement: Placement): void;
};

const unsent = new WeakSet<object>();

/** Whether a call failed before anything of it left this machine. */
export const neverSent = (error: unknown): boolean => typeof error === 'object' && error !== null && unsent.has(error);

/** A call that took too long; whether it arrived is unknown, unless `neverSent`. */
export const isLate = (error: unknown): boolean => error instanceof Error && error.name === 'DeadlineError';

/** Makes a client call once, to one address, within a deadline: the SDK's repeats four times and waits for ever. */
export const harden = (client: Connector, deadline: number): Connector => {
  const pipeline: unknown = Reflect.get(client, 'client')?.pipeline;
  if (!isPipeline(pipeline)) throw new Error('botbuilder: the connector client has no pipeline');
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  const departed = new Set<string>();
  pipeline.addPolicy(
    {
      name: 'departure',
      sendRequest: (request, next) => {
        departed.add(request.requestId);
        return next(request);
      },
    },
    { afterPhase: 'Sign' },
  );
  pipeline.addPolicy(
    {
      name: 'deadline',
      sendRequest: async (request, next) => {
        try {
          return await inTime(request, next, deadline);
        } catch (error) {
          if (typeof error === 'object' && error !== null && !departed.has(request.requestId)) unsent.add(error);
          throw error;
        } finally {
          departed.delete(request.requestId);
        }
      },
    },
    // Outside the one that fetches the token, so that its time counts too.
    { beforePolicies: ['ServiceClientContext_RequestPolicyFactories', 'ServiceClientContext_Credentials_SignRequest'] },
  );
  return client;
};

const isPipeline = (value: unknown): value is Pipeline =>
  typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value;

const inTime = async (request: Sent, next: Next, deadline: number): Promise<unknown> => {
  const stop = new AbortController();
  request.abortSignal = stop.signal;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('no answer in time'), { name: 'DeadlineError' }));
      stop.abort();
    }, deadline);
  });
  return Promise.race([next(request), late]).finally(() => clearTimeout(timer));
};
