// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import java.util.List;
import java.util.Map;

/**
 * What was put into an emulator.
 *
 * @param projects names
 * @param ids of the few things that come without a document, by name
 * @param keys ids of things from documents, by the keys that stand there
 */
public record Seeded(List<String> projects, Map<String, Object> ids, Map<String, Object> keys) {}
