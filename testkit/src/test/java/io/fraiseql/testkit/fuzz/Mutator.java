package io.fraiseql.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes an input that is nearly one of a corpus. */
record Mutator(List<byte[]> corpus, RandomGenerator random) {
    private static final List<String> WORDS = List.of(
            "\u0000",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "\r\n",
            "\u00e9",
            "\ud83d\ude00",
            "-1",
            "9223372036854775808",
            "1e999",
            "null",
            "__proto__",
            "'; --",
            "${X:-y}",
            ".",
            "..",
            "%00",
            "\ufeff",
            "\u202e",
            "true");

    byte[] next() {
        byte[] input = any();
        for (int i = random.nextInt(4); i >= 0; i--) {
            input = mutate(input);
        }
        return input;
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] mutate(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + 1 + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0 -> join(input, 0, at, bytes(WORDS.get(random.nextInt(WORDS.size()))), input, at);
            case 1 -> join(input, 0, at, new byte[0], input, end);
            case 2 ->
                join(input, 0, at, new byte[] {(byte) random.nextInt(256)}, input, Math.min(input.length, at + 1));
            case 3 -> join(input, 0, end, java.util.Arrays.copyOfRange(input, at, end), input, end);
            case 4 -> {
                byte[] other = any();
                yield join(input, 0, at, new byte[0], other, random.nextInt(other.length + 1));
            }
            default -> {
                byte[] flipped = input.clone();
                if (flipped.length > 0) {
                    flipped[at % flipped.length] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] head, int from, int to, byte[] middle, byte[] tail, int tailFrom) {
        var out = new ByteArrayOutputStream();
        out.write(head, from, to - from);
        out.writeBytes(middle);
        out.write(tail, tailFrom, tail.length - tailFrom);
        return out.toByteArray();
    }
}
