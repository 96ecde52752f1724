// SPDX-License-Identifier: MIT
/**
 * Pull requests: open, discuss, vote, complete. {@link
 * io.github.fluentado.pullrequests.PullRequests} is the door to those of a repository, {@link
 * io.github.fluentado.pullrequests.AllPullRequests} to those of a project.
 */
@NullMarked
package io.github.fluentado.pullrequests;

import org.jspecify.annotations.NullMarked;
