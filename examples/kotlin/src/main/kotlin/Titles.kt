// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.kotlin

import io.github.fluentado.AzureDevOps
import io.github.fluentado.core.Call
import io.github.fluentado.core.Page
import io.github.fluentado.core.Paged
import io.github.fluentado.workitems.Fields
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.future.await

/** Runs a call without holding a thread; a coroutine that is cancelled ends the request. */
suspend fun <T : Any> Call<T>.await(): T = executeAsync().await()

/** The items of a list; a page is asked for when the collector gets there. */
fun <T : Any> Paged<T>.asFlow(): Flow<T> = flow {
    var page: Page<T>? = firstPage().await()
    while (page != null) {
        page.items().forEach { emit(it) }
        page = page.next().orElse(null)?.await()
    }
}

/** Titles of work items, all of them asked for beside each other. */
suspend fun titles(ado: AzureDevOps, project: String, ids: List<Int>): List<String> =
    coroutineScope {
        val items = ado.project(project).workItems()
        ids.map { id -> async { items.get(id).fields(Fields.TITLE).await() } }
            .awaitAll()
            .map { it.peek(Fields.TITLE).orElse("(no title)") }
    }
