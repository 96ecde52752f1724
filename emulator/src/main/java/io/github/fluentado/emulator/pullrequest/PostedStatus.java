// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What another service says of a pull request.
 *
 * @param iteration the one it is about; 0 for the whole
 */
record PostedStatus(
    int id,
    int iteration,
    String state,
    @Nullable String description,
    String name,
    @Nullable String genre,
    @Nullable String targetUrl,
    @Nullable JsonObject properties,
    Identity by,
    Instant date) {}
