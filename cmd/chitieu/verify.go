package main

import (
	"errors"
	"fmt"

	"chitieu/corpus"
	"chitieu/index"
	"github.com/spf13/cobra"
)

func (a *app) verifyCmd() *cobra.Command {
	return &cobra.Command{
		Use:  "verify",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := corpus.Open(a.data, corpus.Options{})
			if err != nil {
				return err
			}
			defer s.Close()
			faults := 0
			rows, err := s.Verify(cmd.Context(), func(f corpus.Fault) {
				faults++
				fmt.Fprintln(a.out, f)
			})
			if err != nil {
				return err
			}
			for _, err := range index.Verify(a.indexDir()) {
				if !errors.Is(err, index.ErrNoIndex) { // one that was never built is no fault
					faults++
					fmt.Fprintln(a.out, err)
				}
			}
			fmt.Fprintln(a.err, a.say.Say("verify.done", rows, faults))
			if faults > 0 {
				return fail(exitError, "%s", a.say.Say("verify.bad", faults))
			}
			return nil
		},
	}
}
