// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.kotlin

import io.github.fluentado.AzureDevOps
import io.github.fluentado.core.credential.Credential
import io.github.fluentado.core.error.AzureDevOpsException
import io.github.fluentado.core.error.ErrorKind
import io.github.fluentado.emulator.Emulator
import io.github.fluentado.emulator.junit.AzureDevOpsEmulator
import io.github.fluentado.workitems.Fields
import java.net.URI
import java.time.Duration
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

@AzureDevOpsEmulator(seeded = true)
class TitlesTest {
    private fun Emulator.client() =
        AzureDevOps.at(URI.create(url()), Credential.pat(token())).build()

    @Test
    fun coroutinesWaitForCallsBesideEachOther(emulator: Emulator) = runBlocking<Unit> {
        emulator.client().use { ado ->
            val ids = emulator.seeds().workItems().toList()

            assertThat(titles(ado, "web", ids)).hasSameSizeAs(ids).doesNotContain("(no title)")
        }
    }

    @Test
    fun aListIsAFlow(emulator: Emulator) = runBlocking<Unit> {
        emulator.client().use { ado ->
            val names = ado.projects().list().asFlow().map { it.name() }.take(2).toList()

            assertThat(names).containsExactlyInAnyOrder("web", "Größe & Maß")
        }
    }

    @Test
    fun failuresArriveAsTheyAre(emulator: Emulator) {
        emulator.client().use { ado ->
            val failure = assertThrows<AzureDevOpsException> {
                runBlocking { ado.project("web").workItems().get(999_999).await() }
            }

            assertThat(failure.kind()).isEqualTo(ErrorKind.NOT_FOUND)
        }
    }

    @Test
    fun aCoroutineWhoseTimeIsOverEndsItsCall(emulator: Emulator) {
        emulator.faults().on("GET", "/_apis/wit/**").delay(Duration.ofMinutes(1))
        emulator.client().use { ado ->
            assertThrows<TimeoutCancellationException> {
                runBlocking { withTimeout(300) { ado.project("web").workItems().get(1).await() } }
            }
        }
    }

    /** What may be absent has a type that says so, by the annotations alone: this compiles. */
    @Test
    fun whatMayBeAbsentIsOptionalOrNullable(emulator: Emulator) = runBlocking<Unit> {
        emulator.client().use { ado ->
            val project = ado.projects().list().asFlow().take(1).toList().single()
            val name: String? = project.name()
            val item = ado.project("web").workItems().get(emulator.seeds().workItems()[0]).await()
            val title: String? = item.peek(Fields.TITLE).orElse(null)

            assertThat(name).isNotBlank()
            assertThat(title).isNotBlank()
        }
    }
}
