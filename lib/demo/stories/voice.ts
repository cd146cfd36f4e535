import { people } from "@/lib/demo/customers";
import type { Step } from "@/lib/demo/layout";
import type { Message } from "@/lib/demo/messages";
import { compose, composeDeep, type Slots } from "@/lib/demo/phrases";
import { demoHex, type Random } from "@/lib/demo/random";
import { office } from "@/lib/demo/rhythm";
import { shopperSlots } from "@/lib/demo/slots";
import { chatStep, groupStep, plainStep, toolFailureStep, toolStep } from "@/lib/demo/steps";
import {
  customerFacts,
  type DemoTrace,
  type Episode,
  metadataOf,
  type Story,
  traceOf,
} from "@/lib/demo/story";
import { type VoiceCall, voiceCalls, voicePrompt } from "@/lib/demo/texts/voice-calls";

/** The phone line: each call is a trace, each exchange hears, thinks and speaks. */
export const voice: Story = {
  name: "voice",
  episodes: 150,
  when: office,
  recent: 2,
  pool: people,
  tell: tellCall,
};

const workflow = "voice.call";

type Exchange = VoiceCall["turns"][number];
type Line = { call: string; number: number; slots: Slots; messages: Message[]; random: Random };

const recording = (line: Line, who: "caller" | "bot") => ({
  audio_url: `https://media.northwick.example/calls/${line.call}/${String(line.number).padStart(2, "0")}-${who}.${who === "bot" ? "mp3" : "wav"}`,
  filename: `${String(line.number).padStart(2, "0")}-${who}.${who === "bot" ? "mp3" : "wav"}`,
});

function hear(line: Line, heard: string): Step[] {
  const { random } = line;
  const seconds = Math.max(1, heard.length / 14);
  const step = plainStep("transcription", {
    name: "voice.hear",
    input: { ...recording(line, "caller"), seconds: Math.round(seconds * 10) / 10 },
    output: heard,
    ms: random.around(380 + seconds * 45, 0.3),
    facts: {
      model: "whisper-1",
      provider: "openai",
      promptTokens: Math.round(seconds * 10),
      completionTokens: Math.ceil(heard.length / 4),
    },
  });
  if (!random.chance(0.025)) return [step];
  const failure = {
    statusCode: 400,
    errorMessage: "Audio file is too short. Minimum audio length is 0.1 seconds.",
    errorClass: "BadRequestError",
    errorCode: "audio_too_short",
  };
  return [
    plainStep("transcription", {
      name: "voice.hear",
      input: recording(line, "caller"),
      failure,
      ms: random.around(120, 0.3),
      facts: { model: "whisper-1", provider: "openai", promptTokens: 0, completionTokens: 0 },
    }),
    step,
  ];
}

function speak(line: Line, said: string): Step {
  const { random } = line;
  const ms = random.around(290 + said.length * 5, 0.25);
  return plainStep("speech", {
    name: "voice.speak",
    input: said,
    output: { ...recording(line, "bot"), seconds: Math.round((said.length / 15) * 10) / 10 },
    ms,
    facts: {
      model: "gpt-4o-mini-tts",
      provider: "openai",
      stream: true,
      ttftMicros: Math.round(Math.min(random.around(260, 0.3), ms * 0.7) * 1000),
      promptTokens: Math.ceil(said.length / 4),
      completionTokens: Math.round((said.length / 15) * 21),
    },
  });
}

function exchange(line: Line, turn: Exchange): Step {
  const { random, slots, messages } = line;
  const heard = compose(turn.caller, slots, random);
  const said = compose(turn.bot, slots, random);
  messages.push({ role: "user", content: heard });
  const children: Step[] = [...hear(line, heard)];
  if (turn.tool) {
    const args = composeDeep(turn.args ?? {}, slots, random);
    const result = composeDeep(turn.result ?? {}, slots, random);
    const id = `call_${demoHex(16, line.call, line.number)}`;
    const call: Message = {
      role: "assistant",
      content: null,
      tool_calls: [{ id, type: "function", function: { name: turn.tool, arguments: JSON.stringify(args) } }],
    };
    children.push(think(line, call));
    if (random.chance(0.05)) children.push(toolFailureStep({ name: turn.tool, input: args }, random));
    children.push(toolStep({ name: turn.tool, input: args, output: result, ms: random.around(260, 0.5) }));
    messages.push(call, { role: "tool", tool_call_id: id, content: JSON.stringify(result) });
  }
  const reply: Message = { role: "assistant", content: said };
  children.push(think(line, reply), speak(line, said));
  messages.push(reply);
  return groupStep("task", {
    name: "voice.exchange",
    input: heard,
    output: said,
    ms: random.around(90, 0.5),
    children,
  });
}

function think(line: Line, reply: Message): Step {
  return chatStep(
    {
      name: "voice.think",
      model: "gpt-4o-mini",
      messages: [...line.messages],
      reply,
      stream: true,
      temperature: 0.2,
    },
    line.random,
  );
}

function tellCall(episode: Episode): DemoTrace[] {
  const { random, customer, number } = episode;
  const own = voiceCalls.filter((call) => call.language === customer.language);
  const script = random.pick(own.length > 0 ? own : voiceCalls.filter((call) => call.language === "en"));
  const call = `call-${demoHex(8, "call", number)}`;
  const slots = shopperSlots(customer, episode.startMs, random);
  const messages: Message[] = [{ role: "system", content: voicePrompt }];
  // Some hang up before the end.
  const turns = random.chance(0.1) ? script.turns.slice(0, 1) : script.turns;
  const exchanges = turns.map((turn, index) =>
    exchange({ call, number: index + 1, slots, messages, random }, turn),
  );
  const callerMs = turns.reduce((sum, turn) => sum + turn.caller.length * 70, 0);
  const root = groupStep("workflow", {
    name: workflow,
    input: { call, from: `+•• ••• ${slots.last4}`, language: customer.language },
    output: {
      ended: turns.length < script.turns.length ? "caller_hung_up" : "completed",
      exchanges: turns.length,
    },
    ms: callerMs,
    facts: {
      ...customerFacts(customer),
      session: call,
      group: "phone-line",
      metadata: metadataOf(episode, "voice_line", {
        topic: script.key,
        line: random.pick(["landline", "mobile", "app_call"]),
      }),
      ...(turns.length < script.turns.length
        ? { positiveFeedback: false }
        : random.chance(0.2)
          ? { positiveFeedback: random.chance(0.8) }
          : {}),
    },
    children: exchanges,
  });
  nameAll(root, "");
  return [traceOf(episode, root, { startMs: episode.startMs })];
}

function nameAll(step: Step, path: string): void {
  step.facts.workflowName = workflow;
  step.facts.logMethod = "python_tracing";
  if (path) step.facts.path = path;
  for (const child of step.children ?? [])
    nameAll(child, path ? `${path}.${child.facts.name}` : (child.facts.name ?? ""));
}
