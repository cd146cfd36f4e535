import { type Fields, isFields, type Part, readPart, text } from "./message-parts";

const audioName = /^https?:\/\/[^\s?#]+\.(?:mp3|wav|ogg|oga|opus|m4a|flac|aac|webm)(?:[?#]\S*)?$/i;
const pictureText = /^data:(?:image|audio)\/[\w.+-]+;base64,[A-Za-z0-9+/=\s]+$/;

/** A text that is nothing but a recording's address, or a picture or a recording itself. */
export function readMediaText(source: string): Part[] | null {
  if (audioName.test(source)) return [{ type: "audio", url: source, name: null, mediaType: null }];
  if (!source.startsWith("data:") || !pictureText.test(source)) return null;
  return [readPart({ type: source.startsWith("data:image/") ? "image" : "audio", url: source })];
}

/** What speech and transcription spans carry: a recording's address, with a name and what else was said of it. */
export function readRecording(fields: Fields): Part[] | null {
  const { audio_url, filename, ...rest } = fields;
  const url = text(isFields(audio_url) ? audio_url.url : audio_url);
  if (!url || !/^(?:https?:\/\/|data:audio\/)/.test(url)) return null;
  const more: Part[] =
    Object.keys(rest).length === 0 ? [] : [{ type: "json", text: JSON.stringify(rest, null, 2) }];
  return [{ type: "audio", url, name: text(filename), mediaType: null }, ...more];
}
