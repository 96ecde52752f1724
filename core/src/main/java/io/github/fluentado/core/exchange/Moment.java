// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import java.time.Instant;

/**
 * What an exchange cannot know by itself: the time, which never runs backwards, and chance.
 *
 * @param now time of the event
 * @param chance a random number, 0 inclusive to 1 exclusive
 */
public record Moment(Instant now, double chance) {}
