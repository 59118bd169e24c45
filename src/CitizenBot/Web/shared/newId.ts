/** 128 random bits. (`crypto.randomUUID` is missing on pages without https, such as a test on the local network.) */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
