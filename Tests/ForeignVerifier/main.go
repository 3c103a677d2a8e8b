// Checks a published log with the packages of Go's own checksum database, which know nothing of us:
// golang.org/x/mod/sumdb/note for signatures, golang.org/x/mod/sumdb/tlog for hashes and proofs.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run main.go FOLDER [OLDER-CHECKPOINT [WITNESS-KEY]]
package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func must(err error, what string) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", what, err)
		os.Exit(1)
	}
}

func read(folder, name string) []byte {
	data, err := os.ReadFile(filepath.Join(folder, name))
	must(err, name)
	return data
}

// A checkpoint is origin, size and root; Go's own tree text has another first line.
func open(message []byte, key string) tlog.Tree {
	verifier, err := note.NewVerifier(strings.TrimSpace(key))
	must(err, "key")
	opened, err := note.Open(message, note.VerifierList(verifier))
	must(err, "signature")
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err, "size")
	root, err := tlog.ParseHash(lines[2])
	must(err, "root")
	return tlog.Tree{N: size, Hash: root}
}

// The time at which a witness signed (C2SP tlog-cosignature): its line is one that Go's package does
// not know, and hands over unverified.
func cosigned(message []byte, key, witness string) uint64 {
	verifier, err := note.NewVerifier(strings.TrimSpace(key))
	must(err, "key")
	opened, err := note.Open(message, note.VerifierList(verifier))
	must(err, "signature")
	parts := strings.SplitN(witness, "+", 3)
	public, err := base64.StdEncoding.DecodeString(parts[2])
	must(err, "witness key")
	for _, line := range opened.UnverifiedSigs {
		if line.Name != parts[0] || fmt.Sprintf("%08x", line.Hash) != parts[1] {
			continue
		}
		data, err := base64.StdEncoding.DecodeString(line.Base64)
		must(err, "cosignature")
		time := binary.BigEndian.Uint64(data[4:])
		text := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, opened.Text)
		if public[0] == 4 && ed25519.Verify(public[1:], []byte(text), data[12:]) {
			return time
		}
	}
	must(fmt.Errorf("no line of %s holds", parts[0]), "cosignature")
	return 0
}

// Tiles as they lie in the folder: tile/L/N, where Go says tile/8/L/N.
type folderTiles struct{ folder string }

func (f folderTiles) Height() int                                { return height }
func (f folderTiles) SaveTiles(tiles []tlog.Tile, data [][]byte) {}
func (f folderTiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(f.folder, path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// The entries of one bundle: each with its length in two bytes.
func bundle(folder string, index int64, width int) [][]byte {
	tile := tlog.Tile{H: height, L: 0, N: index, W: width}
	data := read(folder, strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1))
	var entries [][]byte
	for len(data) > 0 {
		length := binary.BigEndian.Uint16(data)
		entries = append(entries, data[2:2+int(length)])
		data = data[2+int(length):]
	}
	return entries
}

func main() {
	folder := os.Args[1]
	key := string(read(folder, "key"))
	tree := open(read(folder, "checkpoint"), key)
	hashes := tlog.TileHashReader(tree, folderTiles{folder})
	for start := int64(0); start < tree.N; start += 256 {
		width := int64(256)
		if tree.N-start < width {
			width = tree.N - start
		}
		entries := bundle(folder, start/256, int(width))
		if int64(len(entries)) != width {
			must(fmt.Errorf("%d entries instead of %d", len(entries), width), "bundle")
		}
		for offset, entry := range entries {
			index := start + int64(offset)
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			must(err, "proof")
			must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)), "entry")
		}
	}
	if len(os.Args) > 2 {
		message, err := os.ReadFile(os.Args[2])
		must(err, "older checkpoint")
		older := open(message, key)
		proof, err := tlog.ProveTree(tree.N, older.N, hashes)
		must(err, "consistency")
		must(tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash), "consistency")
	}
	// A byte changed anywhere in what is signed is refused.
	message := read(folder, "checkpoint")
	for i := range message[:strings.Index(string(message), "\n\n")+1] {
		forged := append([]byte(nil), message...)
		forged[i] ^= 1
		verifier, _ := note.NewVerifier(strings.TrimSpace(key))
		if opened, err := note.Open(forged, note.VerifierList(verifier)); err == nil {
			must(fmt.Errorf("byte %d of %q", i, opened.Text), "forged head accepted")
		}
	}
	if len(os.Args) > 3 {
		fmt.Println(tree.N, "cosigned at", cosigned(read(folder, "checkpoint"), key, os.Args[3]))
		return
	}
	fmt.Println(tree.N)
}
