package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.auth.SandboxCaller;
import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.ReplId;
import dev.devex.repl.UnknownReplException;
import dev.devex.repl.internal.WorkspaceDesk;
import dev.devex.storage.WorkspaceObject;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sandbox may send is checked before anybody acts on it: here nobody is there to act. */
class SandboxResourceTest {
    private static final ReplId ID = ReplId.random();
    private static final String SHA_256 = "a".repeat(64);
    private static final String OBJECT = "{\"kind\":\"pack\",\"sha256\":\"" + SHA_256 + "\",\"size\":100}";

    private final SandboxResource sandbox = new SandboxResource(new NoDesk(), new Nobody());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "null",
                "{}",
                "{'objects':null}",
                "{'objects':{}}",
                "{'objects':[]}",
                "{'objects':[7]}",
                "{'objects':[null]}",
                "{'objects':[{}]}",
                "{'objects':[{'kind':'folder','sha256':'SHA','size':1}]}",
                "{'objects':[{'kind':'PACK','sha256':'SHA','size':1}]}",
                "{'objects':[{'kind':7,'sha256':'SHA','size':1}]}",
                "{'objects':[{'kind':'pack','sha256':'../SHA','size':1}]}",
                "{'objects':[{'kind':'pack','sha256':'ABC','size':1}]}",
                "{'objects':[{'kind':'pack','sha256':'SHA'}]}",
                "{'objects':[{'kind':'pack','sha256':'SHA','size':'1'}]}",
                "{'objects':[{'kind':'pack','sha256':'SHA','size':0}]}",
                "{'objects':[{'kind':'pack','sha256':'SHA','size':-1}]}",
                "{'objects':[{'kind':'pack','sha256':'SHA','size':1.5}]}",
                "{'objects':[{'kind':'pack','sha256':'SHA','size':25165825}]}",
                "{'objects':[{'kind':'manifest','sha256':'SHA','size':67108865}]}",
                "{'objects':[{'kind':'pack','sha256':'SHA','size':18446744073709551617}]}"
            })
    void refusesUploadsThatMakeNoSense(String body) {
        assertThatThrownBy(() -> sandbox.upload(ID.value(), json(body))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void refusesMoreObjectsThanOneCallMayName() {
        var many = String.join(",", Collections.nCopies(WorkspaceObject.MOST + 1, OBJECT));
        assertThatThrownBy(() -> sandbox.upload(ID.value(), json("{\"objects\":[" + many + "]}")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("\"objects\" must be a list of 1 to 64 objects.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{'base':1}",
                "{'base':1,'manifest':null}",
                "{'base':1,'manifest':'SHA'}",
                "{'base':1,'manifest':{}}",
                "{'base':1,'manifest':{'sha256':'SHA','size':null}}",
                "{'base':1,'manifest':{'sha256':'short','size':1}}",
                "{'base':'1','manifest':{'sha256':'SHA','size':1}}",
                "{'base':0,'manifest':{'sha256':'SHA','size':1}}",
                "{'base':-1,'manifest':{'sha256':'SHA','size':1}}",
                "{'base':9007199254740992,'manifest':{'sha256':'SHA','size':1}}",
                "{'base':9223372036854775808,'manifest':{'sha256':'SHA','size':1}}"
            })
    void refusesSavesThatMakeNoSense(String body) {
        assertThatThrownBy(() -> sandbox.save(ID.value(), json(body))).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void knowsNoReplOfAnImpossibleName() {
        assertThatThrownBy(() -> sandbox.snapshot("repl-x")).isInstanceOf(UnknownReplException.class);
    }

    private static JsonValue json(String text) {
        var body = text.replace('\'', '"').replace("SHA", SHA_256);
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readValue();
        }
    }

    /** Only the proxy's constructor: any call that reaches it fails otherwise than the ones expected here. */
    private static final class NoDesk extends WorkspaceDesk {}

    private record Nobody() implements SandboxCaller {
        @Override
        public ReplId repl() {
            return ID;
        }

        @Override
        public long session() {
            return 1;
        }
    }
}
