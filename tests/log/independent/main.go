// Checks a running Vigía log with other people's code: golang.org/x/mod (signed notes, tiles, proofs) and filippo.io/torchwood
// (a tlog-tiles client). It shares nothing with this project but the published formats.
//
//	independent URL KEY [OLDER-CHECKPOINT-FILE]
//
// prints the signed checkpoint on standard output and what was checked on standard error; exits with 1 on any fault.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) < 3 {
		fail(fmt.Errorf("usage: independent URL KEY [OLDER-CHECKPOINT-FILE]"))
	}
	verifier, err := note.NewVerifier(os.Args[2])
	fail(err)
	base := os.Args[1] + "/log/"
	signed, err := get(base + "checkpoint")
	fail(err)
	tree, err := open(signed, verifier)
	fail(err)
	said("checkpoint of %d events signed by %s", tree.N, verifier.Name())

	ctx := context.Background()
	fetcher, err := torchwood.NewTileFetcher(base)
	fail(err)
	client, err := torchwood.NewClient(fetcher)
	fail(err)
	hashes := torchwood.TileHashReaderWithContext(ctx, tree, fetcher)
	fail(inclusion(ctx, client, hashes, tree, base))
	if len(os.Args) > 3 {
		older, err := os.ReadFile(os.Args[3])
		fail(err)
		fail(consistency(older, verifier, hashes, tree))
	}
	os.Stdout.Write(signed)
}

// open verifies a signed checkpoint of this log.
func open(signed []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("checkpoint: %w", err)
	}
	checkpoint, err := torchwood.ParseCheckpoint(opened.Text)
	if err != nil {
		return tlog.Tree{}, err
	}
	if checkpoint.Origin != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("checkpoint of %s, key of %s", checkpoint.Origin, verifier.Name())
	}
	return checkpoint.Tree, nil
}

// inclusion reads every entry through the client, and holds for each both a proof from the tiles and the one that the site hands out.
func inclusion(ctx context.Context, client *torchwood.Client, hashes tlog.HashReader, tree tlog.Tree, base string) error {
	count := int64(0)
	for index, entry := range client.AllEntries(ctx, tree, 0) {
		if index != count {
			return fmt.Errorf("entry %d came in place of %d", index, count)
		}
		count++
		leaf := tlog.RecordHash(entry)
		proof, err := tlog.ProveRecord(tree.N, index, hashes)
		if err == nil {
			err = tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf)
		}
		if err == nil {
			err = handedOut(base, index, entry, leaf)
		}
		if err != nil {
			return fmt.Errorf("entry %d: %w", index, err)
		}
	}
	if err := client.Err(); err != nil {
		return err
	}
	if count != tree.N {
		return fmt.Errorf("%d entries of %d", count, tree.N)
	}
	said("%d entries included, each by a proof from the tiles and by the site's own", count)
	return nil
}

// handedOut checks what /log/proof says of one entry.
func handedOut(base string, index int64, entry []byte, leaf tlog.Hash) error {
	body, err := get(fmt.Sprintf("%sproof/%d?format=json", base, index))
	if err != nil {
		return err
	}
	var proof struct {
		Leaf   string
		Size   int64
		Root   []byte
		Hashes [][]byte
	}
	if err := json.Unmarshal(body, &proof); err != nil {
		return err
	}
	if !bytes.Equal([]byte(proof.Leaf), entry) {
		return fmt.Errorf("its proof is of another leaf")
	}
	var path tlog.RecordProof
	for _, hash := range proof.Hashes {
		path = append(path, tlog.Hash(hash))
	}
	return tlog.CheckRecord(path, proof.Size, tlog.Hash(proof.Root), index, leaf)
}

// consistency proves that the tree begins with the whole older one.
func consistency(older []byte, verifier note.Verifier, hashes tlog.HashReader, tree tlog.Tree) error {
	before, err := open(older, verifier)
	if err != nil {
		return fmt.Errorf("older %w", err)
	}
	proof, err := tlog.ProveTree(tree.N, before.N, hashes)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash); err != nil {
		return fmt.Errorf("not consistent with the older checkpoint: %w", err)
	}
	said("consistent with the older checkpoint of %d events", before.N)
	return nil
}

func get(address string) ([]byte, error) {
	response, err := http.Get(address)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", address, response.Status)
	}
	return body, err
}

func said(format string, values ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
